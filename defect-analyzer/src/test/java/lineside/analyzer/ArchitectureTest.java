package lineside.analyzer;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
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
          .importPackages("lineside.analyzer");
  private static final JavaClasses PLANTED =
      new ClassFileImporter().importPackages("lineside.analyzer.planted");

  private static final ArchRule MINING_IS_PLAIN_COUNTING =
      classes()
          .that()
          .resideInAPackage("lineside.analyzer..mining..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..",
              "lineside.analyzer.mining..",
              "lineside.schemas.record..",
              "org.apache.commons.statistics..",
              "org.apache.commons.numbers..",
              "org.jspecify..");

  private static final ArchRule KAFKA_STAYS_AT_THE_EDGES =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "lineside.analyzer.publish..",
              "lineside.analyzer.opinion..",
              "lineside.analyzer.feedback..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.kafka..");

  @Test
  void minesWithoutFilesMessagesOrPages() {
    MINING_IS_PLAIN_COUNTING.check(MODULE);

    assertFailsOnPlanted(MINING_IS_PLAIN_COUNTING);
  }

  @Test
  void keepsKafkaWhereMessagesAreReadAndSent() {
    KAFKA_STAYS_AT_THE_EDGES.check(MODULE);

    assertFailsOnPlanted(KAFKA_STAYS_AT_THE_EDGES);
  }

  @Test
  void needsNoModuleButSchemasAndVision() {
    needsOnly("lineside.analyzer..", "lineside.schemas..", "lineside.vision..").check(MODULE);

    assertFailsOnPlanted(needsOnly("lineside.analyzer.planted..", "lineside.schemas.."));
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
