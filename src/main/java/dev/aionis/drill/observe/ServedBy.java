package dev.aionis.drill.observe;

import dev.aionis.drill.aionis.Answer;
import dev.aionis.drill.model.ProbeSample;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The replica that answered through a balancer, where the balancer says so in the header {@code x-served-by}. */
public final class ServedBy {

    private static final String NAME = "[A-Za-z0-9._:\\[\\]-]{1,100}";
    private static final Pattern SAID = Pattern.compile(", served by (" + NAME + ")$");

    private ServedBy() {}

    /** The result with the name at the end of its detail; as it is where there is no name that can be told. */
    public static ProbeResult named(ProbeResult result, Answer<?> answer) {
        return Optional.ofNullable(answer.headers().get("x-served-by"))
                .filter(name -> name.matches(NAME))
                .map(name -> new ProbeResult(result.good(), result.detail() + ", served by " + name))
                .orElse(result);
    }

    /** The name in the detail of a good answer. */
    public static Optional<String> in(ProbeSample sample) {
        Matcher said = SAID.matcher(sample.detail());
        return sample.good() && said.find() ? Optional.of(said.group(1)) : Optional.empty();
    }
}
