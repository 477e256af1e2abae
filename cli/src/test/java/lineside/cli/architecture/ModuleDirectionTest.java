package lineside.cli.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Holds the directions between modules. Every rule is shown to fail on a violation planted in a
 * package named {@code planted} of the test sources.
 */
class ModuleDirectionTest {
  private static final JavaClasses PROJECT =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("lineside");
  private static final JavaClasses WITH_PLANTED =
      new ClassFileImporter().importPackages("lineside");

  @Test
  void contractsNeedNoOtherModule() {
    holds(needsOnly("lineside.schemas.."));
  }

  @Test
  void visionNeedsNoOtherModule() {
    holds(needsOnly("lineside.vision.."));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ingest", "jobs", "analyzer", "training", "console", "footage"})
  void middleModulesNeedContractsAndVisionAtMost(String module) {
    String own = "lineside." + module + "..";

    needsOnly(own, "lineside.schemas..", "lineside.vision..").check(PROJECT);
  }

  @Test
  void middleModulesThatNeedEachOtherAreFound() {
    fails(needsOnly("lineside.ingest..", "lineside.schemas..", "lineside.vision.."));
  }

  @Test
  void trainingNativesStayInTraining() {
    holds(
        noClasses()
            .that()
            .resideOutsideOfPackage("lineside.training..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.bytedeco.pytorch.."));
  }

  @Test
  void contractsAndVisionKnowNoStreamingEngine() {
    holds(
        noClasses()
            .that()
            .resideInAnyPackage("lineside.schemas..", "lineside.vision..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.flink.."));
  }

  @Test
  void visionKnowsNoBroker() {
    holds(
        noClasses()
            .that()
            .resideInAPackage("lineside.vision..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.kafka.."));
  }

  @Test
  void rulesOfTheLineKnowNoStreamingEngine() {
    holds(
        noClasses()
            .that()
            .resideInAnyPackage(
                "lineside.jobs.alarm..", "lineside.jobs.ledger..", "lineside.jobs.verdict..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.flink.."));
  }

  @Test
  void nobodyUsesTheOpenCvBindingsThatNeedAWindowSystem() {
    holds(
        noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.opencv..", "java.awt.font.."));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "schemas",
        "ingest",
        "jobs",
        "analyzer",
        "training",
        "console",
        "footage",
        "cli",
        "vision"
      })
  void packagesOfAModuleHaveNoCycles(String module) {
    noCycles("lineside." + module + ".(*)..").check(PROJECT);
  }

  @Test
  void cyclesAreFound() {
    fails(noCycles("lineside.vision.planted.(*).."));
  }

  private static ArchRule needsOnly(String own, String... others) {
    List<String> allowed = new java.util.ArrayList<>(List.of(others));
    allowed.add(own);
    return noClasses()
        .that()
        .resideInAPackage(own)
        .should()
        .dependOnClassesThat(
            resideInAPackage("lineside..")
                .and(not(resideInAnyPackage(allowed.toArray(String[]::new)))));
  }

  private static ArchRule noCycles(String packages) {
    return slices().matching(packages).should().beFreeOfCycles();
  }

  private static void holds(ArchRule rule) {
    rule.check(PROJECT);
    fails(rule);
  }

  private static void fails(ArchRule rule) {
    assertThatThrownBy(() -> rule.check(WITH_PLANTED))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("planted");
  }
}
