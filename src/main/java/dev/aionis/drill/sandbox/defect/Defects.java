package dev.aionis.drill.sandbox.defect;

import dev.aionis.drill.model.DrillException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The catalogue of everything that can be wrong with the sandbox on purpose. */
public final class Defects {

    /** The variable by which a process of the sandbox is told the defect that it is to have; empty or absent for none. */
    public static final String VARIABLE = "SANDBOX_DEFECT";

    private Defects() {}

    public static List<Defect> all() {
        return Stream.<Defect[]>of(
                        RestoreDefect.values(),
                        RollbackDefect.values(),
                        WorkerDefect.values(),
                        ReplicaDefect.values(),
                        GeneralDefect.values())
                .flatMap(Stream::of)
                .toList();
    }

    /** @throws DrillException if there is none of this id */
    public static Defect named(String id) {
        return all().stream()
                .filter(defect -> defect.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new DrillException(
                        "defect '" + id + "' of the sandbox, there is none of this name, expected one of "
                                + all().stream().map(Defect::id).collect(Collectors.joining(", ")),
                        "docs/defects.md says what each does"));
    }

    /** The defect where it is of that kind, e.g. one of a worker; empty for one of another kind. */
    public static <D extends Defect> Optional<D> ofKind(Optional<Defect> defect, Class<D> kind) {
        return defect.filter(kind::isInstance).map(kind::cast);
    }

    /** What a process was told by {@link #VARIABLE}. */
    public static Optional<Defect> heard(Function<String, String> environment) {
        return Optional.ofNullable(environment.apply(VARIABLE))
                .filter(id -> !id.isBlank())
                .map(Defects::named);
    }
}
