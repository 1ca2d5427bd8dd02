package dev.aionis.drill;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Holds the package table: who may import whom. */
class ArchitectureTest {

    private static final String ROOT = "dev.aionis.drill.";

    /** package (with those below it) → the packages of ours that it may import. */
    private static final Map<String, List<String>> MAY_IMPORT = Map.ofEntries(
            Map.entry("model", List.of()),
            Map.entry("await", List.of("model")),
            Map.entry("config", List.of("model")),
            Map.entry("process", List.of("model")),
            Map.entry("aionis", List.of("model", "config", "process")),
            Map.entry("ledger", List.of("model")),
            Map.entry("load", List.of("model", "ledger", "aionis")),
            Map.entry("observe", List.of("model", "await", "aionis")),
            Map.entry("docker", List.of("model", "await", "process")),
            Map.entry("lever", List.of("model", "await", "config", "process", "sandbox", "docker")),
            Map.entry("criteria", List.of("model")),
            Map.entry("evidence", List.of("model")),
            Map.entry("record", List.of("model", "evidence")),
            Map.entry(
                    "facts",
                    List.of(
                            "model",
                            "aionis",
                            "process",
                            "ledger",
                            "load",
                            "observe",
                            "criteria",
                            "evidence",
                            "record")),
            Map.entry("verify", List.of("model", "criteria", "evidence", "record", "facts")),
            Map.entry("notice", List.of("model")),
            Map.entry("sandbox", List.of("model", "await", "process", "docker")),
            Map.entry("cli", List.of("run", "verify", "record", "config", "model")),
            Map.entry(
                    "run",
                    List.of(
                            "model",
                            "await",
                            "config",
                            "process",
                            "aionis",
                            "ledger",
                            "load",
                            "observe",
                            "lever",
                            "criteria",
                            "evidence",
                            "record",
                            "facts",
                            "verify",
                            "notice",
                            "sandbox",
                            "docker")));

    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.aionis.drill");

    @TestFactory
    Stream<DynamicTest> each_package_imports_only_what_the_table_allows() {
        return MAY_IMPORT.keySet().stream()
                .sorted()
                .map(name -> DynamicTest.dynamicTest(
                        name,
                        () -> classes()
                                .that(resideInAPackage(ROOT + name + ".."))
                                .should()
                                .onlyDependOnClassesThat(
                                        allowedFor(name).or(not(resideInAPackage("dev.aionis.drill.."))))
                                .allowEmptyShould(true)
                                .check(HOUSE)));
    }

    @Test
    void the_table_names_every_package() {
        var found = new TreeSet<String>();
        HOUSE.stream()
                .map(JavaClass::getPackageName)
                .filter(p -> p.startsWith(ROOT))
                .forEach(p -> found.add(p.substring(ROOT.length()).split("\\.")[0]));
        found.remove("junit");
        assertThat(found).isSubsetOf(MAY_IMPORT.keySet()).contains("model");
    }

    @Test
    void the_page_on_the_architecture_has_this_table() throws IOException {
        String page = Files.readString(Path.of("docs/architecture.md"));
        MAY_IMPORT.forEach((name, allowed) -> assertThat(page)
                .containsPattern("(?m)^\\| `" + name + "` \\| [^|]+ \\| "
                        + (allowed.isEmpty() ? "–" : String.join(", ", allowed)) + " \\|$"));
    }

    @Test
    void packages_have_no_cycles() {
        slices().matching(ROOT + "(*)..").should().beFreeOfCycles().check(HOUSE);
    }

    @Test
    void a_record_knows_nothing_of_what_is_made_of_it() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + "record")
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        ROOT + "record.seal..",
                        ROOT + "record.history..",
                        ROOT + "record.machine..",
                        ROOT + "record.site.."))
                .check(HOUSE);
    }

    @Test
    void a_seal_understands_no_record() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + "record.seal..")
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage(ROOT + "record", ROOT + "record.history..", ROOT + "record.machine.."))
                .check(HOUSE);
    }

    @Test
    void only_the_local_levers_know_the_sandbox() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + "lever..")
                .and()
                .resideOutsideOfPackage(ROOT + "lever.local..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + "sandbox..")
                .allowEmptyShould(true)
                .check(HOUSE);
    }

    @Test
    void only_what_runs_containers_knows_the_docker_client() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        ROOT + "docker..", ROOT + "lever.docker..", ROOT + "sandbox.container..", ROOT + "run..")
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage("com.github.dockerjava..", "org.testcontainers..", ROOT + "docker.."))
                .check(HOUSE);
    }

    @Test
    void lever_adapters_never_import_each_other() {
        slices().matching(ROOT + "lever.(*)..")
                .should()
                .notDependOnEachOther()
                .allowEmptyShould(true)
                .check(HOUSE);
    }

    @Test
    void nobody_imports_the_command_line() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + "cli..")
                .should()
                .dependOnClassesThat(resideInAnyPackage(ROOT + "cli..", "picocli.."))
                .check(HOUSE);
    }

    @Test
    void only_the_kubernetes_levers_know_fabric8() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + "lever.kubernetes..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.fabric8..")
                .check(HOUSE);
    }

    @Test
    void only_the_junit_package_knows_junit_and_allure() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + "junit..")
                .should()
                .dependOnClassesThat(resideInAnyPackage("org.junit..", "io.qameta.."))
                .check(HOUSE);
    }

    private static com.tngtech.archunit.base.DescribedPredicate<JavaClass> allowedFor(String name) {
        var allowed = resideInAPackage(ROOT + name + "..");
        for (String other : MAY_IMPORT.get(name)) {
            allowed = allowed.or(resideInAPackage(ROOT + other + ".."));
        }
        return allowed;
    }
}
