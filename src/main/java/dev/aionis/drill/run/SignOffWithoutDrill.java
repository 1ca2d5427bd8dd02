package dev.aionis.drill.run;

import dev.aionis.drill.evidence.EvidenceFolder;
import dev.aionis.drill.model.DrillException;
import dev.aionis.drill.record.DrillRecord;
import dev.aionis.drill.record.RecordFiles;
import dev.aionis.drill.record.SignOff;
import dev.aionis.drill.record.SignOffDesk;
import dev.aionis.drill.record.seal.Manifest;
import dev.aionis.drill.record.seal.Seal;
import dev.aionis.drill.record.seal.SigningKey;
import dev.aionis.drill.verify.CheckedRecord;
import dev.aionis.drill.verify.RecordCheck;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Signs a record off after its drill: verified first, signed, sealed again. One at a time; what fails leaves the record as
 * it was.
 */
public final class SignOffWithoutDrill {

    private static final List<String> CHANGED_BY_SIGNING =
            List.of(RecordFiles.JSON, RecordFiles.MARKDOWN, RecordFiles.HTML);

    private final Order order;
    private final Map<String, String> environment;
    private final Consumer<String> say;

    /**
     * What is asked for.
     *
     * @param folder of the drill
     * @param name who signs
     * @param key file of the private key that seals
     * @param keyVariable environment variable that holds it, in place of a file
     * @param keyId what the key is called
     */
    public record Order(
            Path folder, String name, Optional<Path> key, Optional<String> keyVariable, Optional<String> keyId) {

        public Order {
            if (key.isPresent() && keyVariable.isPresent()) {
                throw new DrillException(
                        "sign, a key by file and one by environment variable, expected one of them",
                        "leave one of --key and --key-env out");
            }
        }
    }

    /** @param say takes each line for a person */
    public SignOffWithoutDrill(Order order, Map<String, String> environment, Consumer<String> say) {
        this.order = order;
        this.environment = environment;
        this.say = say;
    }

    /**
     * @return false if the record is not as it was sealed and derived, each finding said; nothing was changed then
     * @throws DrillException if it cannot be signed as asked; nothing was changed then
     */
    public boolean run() {
        Optional<SigningKey> key = key();
        RecordCheck check = RecordCheck.of(order.folder());
        SignOffDesk.name(order.name());
        return alone(() -> {
            CheckedRecord checked = check.run();
            if (!checked.holds()) {
                checked.findings().forEach(say);
                say.accept(order.folder() + ": not signed, the record is not as it was sealed and derived");
                return false;
            }
            sign(key);
            return true;
        });
    }

    private void sign(Optional<SigningKey> key) {
        Map<String, byte[]> former = former();
        try {
            DrillRecord record = new SignOffDesk(InstantSource.system()).sign(order.folder(), order.name());
            Manifest manifest =
                    Seal.of(order.folder()).make(key, InstantSource.system().instant());
            List<SignOff.Entry> entries = record.signOff().entries();
            SignOff.Entry signed = entries.get(entries.size() - 1);
            say.accept("drill " + record.drillId() + ", " + record.verdict().label() + ": " + record.why());
            say.accept("signed by '" + signed.name() + "' at " + signed.signedAt() + ", record SHA-256 "
                    + signed.recordSha256());
            say.accept("sealed again, "
                    + key.map(signing -> "signed by " + signing).orElse("unsigned, no key was given")
                    + ", manifest SHA-256 " + manifest.sha256());
        } catch (RuntimeException failed) {
            var folder = EvidenceFolder.clean(order.folder());
            former.forEach(folder::write);
            throw failed;
        }
    }

    private Map<String, byte[]> former() {
        var former = new LinkedHashMap<String, byte[]>();
        for (String name : CHANGED_BY_SIGNING) {
            try {
                former.put(name, Files.readAllBytes(order.folder().resolve(name)));
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
        return former;
    }

    private Optional<SigningKey> key() {
        Optional<SigningKey> ofFile = order.key().map(file -> SigningKey.of("key " + file, text(file), order.keyId()));
        return ofFile.or(() -> order.keyVariable()
                .map(variable ->
                        SigningKey.of("key of environment variable " + variable, held(variable), order.keyId())));
    }

    private static String text(Path pem) {
        try {
            return Files.readString(pem);
        } catch (IOException unreadable) {
            throw new DrillException(
                    "key " + pem + ", could not be read: "
                            + unreadable.getClass().getSimpleName(),
                    "name a PEM file with a private Ed25519 key");
        }
    }

    private String held(String variable) {
        return Optional.ofNullable(environment.get(variable))
                .orElseThrow(() -> new DrillException(
                        "key of environment variable " + variable + ", not set, expected a private Ed25519 key in PEM",
                        "export it, or name a file by --key"));
    }

    private interface Work {
        boolean done();
    }

    /** Two who sign at once would each seal what the other did not sign. The lock lies beside the folder, not in it. */
    private boolean alone(Work work) {
        Path folder = order.folder().toAbsolutePath().normalize();
        Path lock = folder.resolveSibling("." + folder.getFileName() + ".signing");
        try (var channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            if (channel.tryLock() == null) {
                throw taken();
            }
            try {
                return work.done();
            } finally {
                Files.deleteIfExists(lock);
            }
        } catch (OverlappingFileLockException inThisProcess) {
            throw taken();
        } catch (IOException failed) {
            throw new DrillException(
                    "record " + order.folder() + ", not signed: "
                            + failed.getClass().getSimpleName() + " at " + lock,
                    "let whoever signs write beside and into the drill's folder");
        }
    }

    private DrillException taken() {
        return new DrillException(
                "record " + order.folder() + ", somebody else is signing it now", "try again when that is done");
    }
}
