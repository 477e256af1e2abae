package lineside.jobs;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaModifier.FINAL;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

/** The directions that dependencies may take; every rule is shown to fail on planted classes. */
class ArchitectureTest {
  private static final JavaClasses MODULE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("lineside.jobs");
  private static final JavaClasses PLANTED =
      new ClassFileImporter().importPackages("lineside.jobs.planted");

  /** What a verdict, an alarm or a book is, says no framework. */
  private static final ArchRule DOMAIN_KNOWS_NO_FRAMEWORK =
      noClasses()
          .that()
          .resideInAnyPackage("..verdict..", "..alarm..", "..ledger..", "..sense..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.flink..", "org.apache.kafka..", "org.bytedeco..");

  private static final ArchRule PIXELS_STAY_IN_INSPECTION =
      noClasses()
          .that()
          .resideOutsideOfPackage("lineside.jobs.inspection..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.bytedeco..", "lineside.vision.frame..", "ai.onnxruntime..");

  private static final ArchRule NO_STATIC_MUTABLE_FIELDS =
      noFields().that().areStatic().should().notHaveModifier(FINAL);

  @Test
  void hasNoCyclesBetweenPackages() {
    noCycles("lineside.jobs.(*)..").check(MODULE);

    assertFailsOnPlanted(noCycles("lineside.jobs.planted.(*).."));
  }

  @Test
  void keepsFrameworksOutOfTheDomain() {
    DOMAIN_KNOWS_NO_FRAMEWORK.check(MODULE);

    assertFailsOnPlanted(DOMAIN_KNOWS_NO_FRAMEWORK);
  }

  @Test
  void keepsPixelsInOnePackage() {
    PIXELS_STAY_IN_INSPECTION.check(MODULE);

    assertFailsOnPlanted(PIXELS_STAY_IN_INSPECTION);
  }

  @Test
  void hasNoStaticFieldThatIsAssignedTwice() {
    NO_STATIC_MUTABLE_FIELDS.check(MODULE);

    assertFailsOnPlanted(NO_STATIC_MUTABLE_FIELDS);
  }

  @Test
  void needsNoModuleButSchemasAndVision() {
    needsOnly("lineside.jobs..", "lineside.schemas..", "lineside.vision..").check(MODULE);

    assertFailsOnPlanted(needsOnly("lineside.jobs.planted.topic..", "lineside.schemas.."));
  }

  private static ArchRule noCycles(String packages) {
    return slices().matching(packages).should().beFreeOfCycles();
  }

  private static ArchRule needsOnly(String... packages) {
    return noClasses()
        .should()
        .dependOnClassesThat(resideInAPackage("lineside..").and(not(resideInAnyPackage(packages))));
  }

  private static void assertFailsOnPlanted(ArchRule rule) {
    assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> rule.check(PLANTED));
  }
}
