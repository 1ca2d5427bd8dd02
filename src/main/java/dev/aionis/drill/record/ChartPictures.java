package dev.aionis.drill.record;

import dev.aionis.drill.evidence.EvidenceFile;
import dev.aionis.drill.evidence.EvidenceFolder;
import java.util.Base64;
import java.util.Optional;

/**
 * The charts among the evidence, for a page that is to be whole in itself.
 *
 * @param folder the drill's folder; empty where only the record is at hand
 */
record ChartPictures(Optional<EvidenceFolder> folder) {

    static final ChartPictures NONE = new ChartPictures(Optional.empty());

    static boolean isOne(String path) {
        return path.endsWith(".png");
    }

    /** The picture itself; empty if it is gone, or is not the one that the record vouches for. */
    Optional<String> dataUri(EvidenceFile file) {
        return folder.flatMap(place -> place.unchanged(file))
                .map(bytes -> "data:image/png;base64," + Base64.getEncoder().encodeToString(bytes));
    }
}
