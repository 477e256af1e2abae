package lineside.schemas.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import lineside.schemas.topic.Topic;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ServiceTest {
  @Test
  void verdictsAreWrittenByTheJobsAlone() {
    assertThat(writers(Topic.VIEW_VERDICT, Topic.GATE_VERDICT, Topic.LEDGER))
        // At the centre by MirrorMaker, which brings what the lines' jobs wrote.
        .containsOnly(Service.INSPECTION, Service.LINE, Service.MIRROR_CENTRE);
    assertThat(writers(Topic.PART_VERDICT))
        .containsOnly(Service.MES_DELIVERY, Service.LINE, Service.MIRROR_CENTRE);
    assertThat(writers(Topic.VIEW_VERDICT, Topic.GATE_VERDICT))
        .containsOnly(Service.INSPECTION, Service.LINE);
  }

  @Test
  void imagesAreWrittenByIngestAlone() {
    assertThat(writers(Topic.FRAME, Topic.TRIGGER, Topic.LOSS, Topic.CAMERA))
        .containsOnly(Service.INGEST);
  }

  @Test
  void ingestReadsNoVerdicts() {
    assertThat(Service.INGEST.reads())
        .doesNotContain(Topic.VIEW_VERDICT, Topic.GATE_VERDICT, Topic.PART_VERDICT);
  }

  @Test
  void modelsAreChangedByPeopleAlone() {
    assertThat(writers(Topic.DEPLOYMENT, Topic.RECIPE, Topic.MODEL))
        // At a line by MirrorMaker, which brings what the centre's people announced.
        .containsOnly(Service.STEWARD, Service.CONSOLE, Service.MIRROR_LINE);
    assertThat(writers(Topic.DEPLOYMENT, Topic.RECIPE))
        .containsOnly(Service.STEWARD, Service.CONSOLE);
  }

  @ParameterizedTest
  @EnumSource(Service.class)
  void grantsNameEachTopicAndAllowNothingByPrefixButToLook(Service service) {
    assertThat(Grants.of(service))
        .allSatisfy(
            grant ->
                assertThat(grant.entry().principal()).isEqualTo("User:CN=" + service.userName()))
        .filteredOn(
            grant ->
                grant.pattern().resourceType() == ResourceType.TOPIC
                    && grant.pattern().patternType() == PatternType.PREFIXED
                    && service.ownTopics().stream()
                        .noneMatch(own -> grant.pattern().name().startsWith(own)))
        .allSatisfy(
            grant ->
                assertThat(grant.entry().operation())
                    .isIn(AclOperation.DESCRIBE, AclOperation.DESCRIBE_CONFIGS));
  }

  @ParameterizedTest
  @EnumSource(Service.class)
  void topicsOfItsOwnAreNoneOfTheCatalogue(Service service) {
    assertThat(Topic.values())
        .allSatisfy(
            topic ->
                assertThat(service.ownTopics())
                    .noneMatch(own -> topic.topicName().startsWith(own)));
  }

  @Test
  void mirrorMakerCarriesNothingBothWaysAndNoFrames() {
    assertThat(Service.MIRROR_LINE.reads())
        .doesNotContainAnyElementsOf(Service.MIRROR_LINE.writes())
        .doesNotContain(Topic.FRAME);
  }

  private static Set<Service> writers(Topic... topics) {
    EnumSet<Topic> any = EnumSet.copyOf(Arrays.asList(topics));
    return Arrays.stream(Service.values())
        .filter(service -> service.writes().stream().anyMatch(any::contains))
        .collect(Collectors.toSet());
  }
}
