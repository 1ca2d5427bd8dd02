# Kills what is frozen once the lifeline (standard input) breaks: a stopped process cannot see that itself.
while read -r line; do :; done
for target do
  kill -s KILL -- "$target" 2>/dev/null
done
