package lineside.deploy.rights;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import lineside.schemas.access.BrokerAccess;
import lineside.schemas.access.Service;
import lineside.schemas.topic.Topic;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Every client of the broker shows who it is, and speaks of no topic that it has no right to. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClientsTest {
  private static final Set<String> CLIENTS =
      Set.of(
          "org.apache.kafka.clients.consumer.KafkaConsumer",
          "org.apache.kafka.clients.producer.KafkaProducer",
          "org.apache.kafka.clients.admin.Admin",
          "org.apache.flink.connector.kafka.source.KafkaSource",
          "org.apache.flink.connector.kafka.sink.KafkaSink");
  private static final Set<String> MAKING = Set.of("<init>", "create", "builder");

  /** Services by the package of their module; those of cli are people. */
  private static final Map<String, Set<Service>> OWNERS =
      Map.of(
          "lineside.ingest", EnumSet.of(Service.INGEST),
          "lineside.console", EnumSet.of(Service.CONSOLE),
          "lineside.analyzer", EnumSet.of(Service.ANALYZE, Service.SECOND_OPINION),
          "lineside.uplink", EnumSet.of(Service.UPLINK),
          "lineside.jobs",
              EnumSet.of(Service.INSPECTION, Service.MES_DELIVERY, Service.ARCHIVE_ANNOUNCE));

  /** Who makes a client of settings that it is given, and who asks for them. */
  private static final Map<String, String> GIVEN =
      Map.of(
          "lineside.jobs.mes.MesWriter", "lineside.jobs.MesDeliveryJob",
          "lineside.jobs.mes.DeliveredVerdicts", "lineside.jobs.MesDeliveryJob",
          "lineside.traces.TraceExport", "lineside.cli.command.TracesCommand");

  private JavaClasses code;

  @BeforeAll
  void read() {
    code =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("lineside");
  }

  @Test
  void whoMakesAClientAsksHowTheBrokerIsReached() {
    classes()
        .that(makeAClient())
        .and(areShipped())
        .should(askForAccess())
        .because("a client that is forgotten is refused by a guarded broker")
        .check(code);
  }

  @Test
  void whoGivesSettingsToAnotherAsksInItsPlace() {
    assertThat(GIVEN.keySet()).allSatisfy(given -> assertThat(code.contain(given)).isTrue());
    classes()
        .that(DescribedPredicate.describe("give", type -> GIVEN.containsValue(type.getName())))
        .should(askForAccess())
        .check(code);
  }

  @Test
  void aClientThatForgetsIsFound() {
    JavaClasses planted = new ClassFileImporter().importClasses(Forgetful.class);

    assertThat(
            classes().that(makeAClient()).should(askForAccess()).evaluate(planted).hasViolation())
        .isTrue();
  }

  @Test
  void noServiceSpeaksOfATopicThatItMayNeitherReadNorWrite() {
    OWNERS.forEach(
        (owner, services) -> {
          Set<Topic> rights = EnumSet.noneOf(Topic.class);
          services.forEach(
              service -> {
                rights.addAll(service.reads());
                rights.addAll(service.writes());
              });

          assertThat(spokenOf(owner)).as(owner).isSubsetOf(names(rights));
        });
  }

  @Test
  void certificatesAreMadeForEveryService() throws Exception {
    String script = Files.readString(Path.of("../compose/secrets-make"));
    String services = script.replaceFirst("(?s).*?\nservices=\"", "").replaceFirst("(?s)\".*", "");

    assertThat(services.split(" "))
        .containsExactlyInAnyOrder(
            EnumSet.allOf(Service.class).stream().map(Service::userName).toArray(String[]::new));
  }

  private Set<String> spokenOf(String owner) {
    Set<String> topics = new TreeSet<>();
    code.stream()
        .filter(type -> type.getPackageName().startsWith(owner))
        .flatMap(type -> type.getFieldAccessesFromSelf().stream())
        .filter(access -> access.getTargetOwner().isEquivalentTo(Topic.class))
        .forEach(access -> topics.add(access.getTarget().getName()));
    return topics;
  }

  private static Set<String> names(Set<Topic> topics) {
    Set<String> names = new TreeSet<>();
    topics.forEach(topic -> names.add(topic.name()));
    return names;
  }

  private static DescribedPredicate<JavaClass> makeAClient() {
    return DescribedPredicate.describe(
        "make a client of the broker",
        type ->
            type.getCodeUnitCallsFromSelf().stream()
                .anyMatch(
                    call ->
                        CLIENTS.contains(call.getTargetOwner().getName())
                            && MAKING.contains(call.getTarget().getName())));
  }

  /** Benchmarks have brokers of their own; what Uplink connects to is given by its command. */
  private static DescribedPredicate<JavaClass> areShipped() {
    return DescribedPredicate.describe(
        "are shipped",
        type ->
            !type.getPackageName().startsWith("lineside.bench")
                && !type.getPackageName().startsWith("lineside.deploy")
                && !type.getPackageName().startsWith("lineside.uplink")
                && !GIVEN.containsKey(type.getName())
                && !type.getName().equals("lineside.console.feed.Feed")
                && !type.getName().equals("lineside.console.feed.BrokerWatch"));
  }

  private static ArchCondition<JavaClass> askForAccess() {
    return new ArchCondition<>("ask " + BrokerAccess.class.getSimpleName()) {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        boolean asks =
            type.getCodeUnitCallsFromSelf().stream()
                .map(JavaCall::getTargetOwner)
                .anyMatch(owner -> owner.isEquivalentTo(BrokerAccess.class));
        events.add(new SimpleConditionEvent(type, asks, type.getName() + " asks: " + asks));
      }
    };
  }

  /** What the rule must find. */
  static final class Forgetful {
    AutoCloseable connect() {
      return org.apache.kafka.clients.admin.Admin.create(Map.of("bootstrap.servers", "a:1"));
    }
  }
}
