package dev.aionis.drill.cli;

import dev.aionis.drill.run.SignOffWithoutDrill;
import dev.aionis.drill.run.SignOffWithoutDrill.Order;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Signs a record off after its drill. */
@Command(
        name = "sign",
        header = "Signs the record of a drill off, and seals it again.",
        mixinStandardHelpOptions = true,
        versionProvider = HaDrills.Version.class,
        sortOptions = false,
        description = {
            "Adds a name to the sign-off of record.json, bound to the record's hash, and renders the record anew. The record is verified"
                    + " first, and left alone if it is not as it was sealed and derived. Its former seal stays in the folder.",
            "A key seals the signed record; where none is given the new seal is unsigned, and the former still holds the evidence."
        },
        footer = {
            "",
            "Examples:",
            "  Sign, and seal by the key of a file or of an environment variable:",
            "    java -jar target/ha-drills.jar sign --name \"M. Okafor\" --key okafor.pem drill-records/ha_drill_20260228_staging-ha_01",
            "    java -jar target/ha-drills.jar sign --name \"M. Okafor\" --key-env SIGNING_KEY drill-records/ha_drill_20260228_staging-ha_01",
            "",
            "Exit codes:",
            "  0  signed and sealed",
            "  1  the record is not as it was sealed and derived: nothing was changed",
            "  2  wrong usage, no such folder or key, or signed by that name already: nothing was changed",
            ""
        })
final class SignCommand implements Callable<Integer> {

    private final PrintWriter out;

    @Parameters(paramLabel = "<folder>", description = "of a drill, below drill-records")
    private Path folder;

    @Option(names = "--name", required = true, paramLabel = "<name>", description = "who signs")
    private String name;

    @Option(names = "--key", paramLabel = "<pem>", description = "private Ed25519 key in PKCS#8 that seals")
    private Path key;

    @Option(
            names = "--key-env",
            paramLabel = "<variable>",
            description = "environment variable that holds such a key, in place of a file")
    private String variable;

    @Option(
            names = "--key-id",
            paramLabel = "<id>",
            description = "what the key is called; its public key's SHA-256 where left out")
    private String keyId;

    SignCommand(PrintWriter out) {
        this.out = out;
    }

    @Override
    public Integer call() {
        var order = new Order(
                folder, name, Optional.ofNullable(key), Optional.ofNullable(variable), Optional.ofNullable(keyId));
        return new SignOffWithoutDrill(order, System.getenv(), out::println).run() ? ExitCode.DONE : ExitCode.NOT_DONE;
    }
}
