# Runs a program until it ends by itself, is asked to end, or the lifeline (standard input) breaks.
# Arguments: how many paths follow; the paths to remove when the lifeline breaks; the program and its arguments.
paths=$1
shift

# one line "pid parent" for each process; /proc where there is one, because small images lack ps
processes() {
  if [ -d /proc/self ]; then
    for stat in /proc/[0-9]*/stat; do
      { read -r line; } 2>/dev/null <"$stat" || continue
      rest=${line##*) }
      rest=${rest#* }
      echo "${line%% *} ${rest%% *}"
    done
  else
    ps -A -o pid= -o ppid=
  fi
}

# the pid given and all that descend from it
tree() {
  members=" $1 "
  table=$(processes)
  grew=yes
  while [ -n "$grew" ]; do
    grew=
    while read -r pid parent; do
      case $members in *" $parent "*) ;; *) continue ;; esac
      case $members in *" $pid "*) continue ;; esac
      members="$members$pid "
      grew=yes
    done <<ROWS
$table
ROWS
  done
  echo "$members"
}

sweep() {
  tick=0
  while [ "$tick" -lt 100 ]; do
    left=
    number=0
    for path do
      [ "$number" -lt "$paths" ] || break
      number=$((number + 1))
      rm -rf -- "$path" 2>/dev/null
      [ ! -e "$path" ] || left=yes
    done
    [ -n "$left" ] || return 0
    sleep 0.1
    tick=$((tick + 1))
  done
}

# QUIT is PostgreSQL's immediate shutdown, TERM is what everything else understands
end() {
  trap '' TERM INT QUIT HUP
  before=$(tree "$program")
  kill -s QUIT "$program" 2>/dev/null
  kill -s TERM "$program" 2>/dev/null
  # one sleep that ends by itself: on a busy machine twenty short ones take twice their time
  sleep 2 &
  patience=$!
  while kill -s 0 "$program" 2>/dev/null && kill -s 0 "$patience" 2>/dev/null; do
    sleep 0.1
  done
  kill -s KILL "$patience" 2>/dev/null
  for pid in $before $(tree "$program"); do
    kill -s KILL "$pid" 2>/dev/null
  done
}

cut=
trap 'woken=yes; cut=yes' USR1

# both are started before TERM and the like are trapped: a signal that finds a new child still holding a trap of
# this shell is lost
exec 3<&0 </dev/null
(shift "$paths" && exec "$@" 3<&-) &
program=$!

# the watcher acts by itself: it lives on if this shell is killed
(
  while read -r line <&3; do :; done
  if kill -s USR1 $$ 2>/dev/null; then
    end
    sweep "$@"
  else
    # that shell was killed before, and the starter closed the lifeline because of it
    end
  fi
) &
watcher=$!
exec 3<&-

pass_on() {
  woken=yes
  kill -s "$1" "$program" 2>/dev/null
}
trap 'pass_on TERM' TERM
trap 'pass_on INT' INT
trap 'pass_on QUIT' QUIT

# a signal ends a wait early; a second wait for a program that was waited for says 127
code=
while :; do
  woken=
  wait "$program"
  seen=$?
  if [ "$seen" -ne 127 ] || [ -z "$code" ]; then code=$seen; fi
  [ -n "$woken" ] || break
done
[ -n "$cut" ] || kill -s KILL "$watcher" 2>/dev/null
wait "$watcher" 2>/dev/null
exit "$code"
