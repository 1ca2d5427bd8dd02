package dev.aionis.drill.facts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aionis.drill.aionis.SmokeResult;
import dev.aionis.drill.criteria.PassCriterion;
import dev.aionis.drill.evidence.Redactor;
import dev.aionis.drill.model.Criterion;
import dev.aionis.drill.model.CriterionStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestoreFactsTest {

    private static final Instant NOW = Instant.parse("2026-02-28T10:10:00Z");

    @TempDir
    Path folder;

    private SmokeSeen passed;

    @BeforeEach
    void everyCheckOfTheSmokePassed() throws IOException {
        List<SmokeResult.Check> checks = Stream.of("health", "write", "find", "recall")
                .map(name -> new SmokeResult.Check(name, true, "ok", NOW, NOW))
                .toList();
        Files.writeString(folder.resolve("smoke.json"), EvidenceJson.pretty(new SmokeResult(checks, Optional.empty())));
        passed = new SmokeSeen(Optional.of("smoke.json"));
    }

    @Test
    void a_smoke_counts_only_if_what_it_wrote_is_in_the_copy() {
        assertThat(judged(new RestoreFacts.SmokeOnCopy(passed, Optional.of(true)))
                        .status())
                .isEqualTo(CriterionStatus.MET);
        Criterion elsewhere = judged(new RestoreFacts.SmokeOnCopy(passed, Optional.of(false)));
        assertThat(elsewhere.status()).isEqualTo(CriterionStatus.MISSED);
        assertThat(elsewhere.why()).contains("the API wrote to another one");
    }

    @Test
    void a_copy_that_could_not_be_asked_for_it_leaves_the_smoke_unproven() {
        assertThat(judged(new RestoreFacts.SmokeOnCopy(passed, Optional.empty()))
                        .status())
                .isEqualTo(CriterionStatus.UNPROVEN);
    }

    @Test
    void no_api_to_ask_is_no_smoke_whatever_is_in_the_copy() {
        var none = new RestoreFacts.SmokeOnCopy(new SmokeSeen(Optional.empty()), Optional.empty());
        assertThat(judged(none).status()).isEqualTo(CriterionStatus.UNPROVEN);
        assertThat(judged(none).why()).contains("0 of 5 checks made");
    }

    @Test
    void what_broke_a_look_is_kept_with_the_criterion_that_it_was_for() {
        Criterion unseen = judged(new SharedFacts.Unseen(PassCriterion.CRITICAL_RECORDS, "invalid page in block 0"));
        assertThat(unseen.id()).isEqualTo("critical-records");
        assertThat(unseen.status()).isEqualTo(CriterionStatus.UNPROVEN);
        assertThat(unseen.why()).isEqualTo("could not be looked at: invalid page in block 0");
    }

    @Test
    void a_restore_that_failed_is_an_rto_that_was_missed() {
        Criterion failed =
                judged(new RestoreFacts.NotRestored(Duration.ofSeconds(2), Duration.ofSeconds(30), "no segment"));
        assertThat(failed.id()).isEqualTo("rto");
        assertThat(failed.status()).isEqualTo(CriterionStatus.MISSED);
    }

    /** As a drill does: written down, read back, judged. */
    private Criterion judged(CriterionFacts facts) {
        String text = EvidenceJson.clean(new Judgement(facts, List.of()), new Redactor(List.of()));
        return EvidenceJson.parse("facts", text, Judgement.class).judge(new Evidence(folder));
    }
}
