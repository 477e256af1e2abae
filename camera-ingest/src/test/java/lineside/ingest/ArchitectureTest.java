package lineside.ingest;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final JavaClasses MODULE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("lineside.ingest");
  private static final JavaClasses PLANTED =
      new ClassFileImporter().importPackages("lineside.ingest.planted");

  private static final ArchRule KAFKA_STAYS_IN_PUBLISH =
      noClasses()
          .that()
          .resideOutsideOfPackage("lineside.ingest.publish..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.kafka..");

  private static final ArchRule NATIVE_LIBRARIES_STAY_BEHIND_THE_SEAM =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "lineside.ingest.encode..",
              "lineside.ingest.stream..",
              "lineside.ingest.usb..",
              "lineside.ingest.genicam..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.bytedeco..", "com.sun.jna..");

  private static final ArchRule JNA_STAYS_IN_GENICAM =
      noClasses()
          .that()
          .resideOutsideOfPackage("lineside.ingest.genicam..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.sun.jna..");

  @Test
  void hasNoCyclesBetweenPackages() {
    noCycles("lineside.ingest.(*)..").check(MODULE);

    assertFailsOnPlanted(noCycles("lineside.ingest.planted.(*).."));
  }

  @Test
  void keepsKafkaInOnePackage() {
    KAFKA_STAYS_IN_PUBLISH.check(MODULE);

    assertFailsOnPlanted(KAFKA_STAYS_IN_PUBLISH);
  }

  @Test
  void keepsNativeLibrariesBehindTheSeam() {
    NATIVE_LIBRARIES_STAY_BEHIND_THE_SEAM.check(MODULE);

    assertFailsOnPlanted(NATIVE_LIBRARIES_STAY_BEHIND_THE_SEAM);
  }

  @Test
  void keepsJnaInOnePackage() {
    JNA_STAYS_IN_GENICAM.check(MODULE);

    assertFailsOnPlanted(JNA_STAYS_IN_GENICAM);
  }

  @Test
  void needsNoModuleButSchemasAndVision() {
    needsOnly("lineside.ingest..", "lineside.schemas..", "lineside.vision..").check(MODULE);

    assertFailsOnPlanted(needsOnly("lineside.ingest.planted.one..", "lineside.schemas.."));
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
