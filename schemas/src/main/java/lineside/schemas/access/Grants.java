package lineside.schemas.access;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import lineside.schemas.topic.Topic;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/**
 * The rights of {@link Service} as Kafka's access control lists. Where Strimzi runs the broker, its
 * KafkaUsers say the same. Thread-safe.
 */
public final class Grants {
  private static final List<AclOperation> OWN =
      List.of(
          AclOperation.CREATE,
          AclOperation.DESCRIBE,
          AclOperation.DESCRIBE_CONFIGS,
          AclOperation.READ,
          AclOperation.WRITE);

  private Grants() {}

  /** The lists of one service. */
  public static List<AclBinding> of(Service service) {
    List<AclBinding> grants = new ArrayList<>();
    ResourcePattern all = pattern(ResourceType.TOPIC, Topic.PREFIX, PatternType.PREFIXED);
    grants.add(allow(service, all, AclOperation.DESCRIBE));
    grants.add(allow(service, all, AclOperation.DESCRIBE_CONFIGS));
    for (Topic topic : Topic.values()) {
      ResourcePattern name = pattern(ResourceType.TOPIC, topic.topicName(), PatternType.LITERAL);
      if (service.reads().contains(topic)) {
        grants.add(allow(service, name, AclOperation.READ));
      }
      if (service.writes().contains(topic)) {
        grants.add(allow(service, name, AclOperation.WRITE));
      }
    }
    for (String own : service.ownTopics()) {
      ResourcePattern topics = pattern(ResourceType.TOPIC, own, PatternType.PREFIXED);
      OWN.forEach(operation -> grants.add(allow(service, topics, operation)));
    }
    for (String group : service.groups()) {
      ResourcePattern groups = pattern(ResourceType.GROUP, group, PatternType.PREFIXED);
      grants.add(allow(service, groups, AclOperation.READ));
    }
    for (String id : service.transactions()) {
      ResourcePattern ids = pattern(ResourceType.TRANSACTIONAL_ID, id, PatternType.PREFIXED);
      grants.add(allow(service, ids, AclOperation.WRITE));
      grants.add(allow(service, ids, AclOperation.DESCRIBE));
    }
    return List.copyOf(grants);
  }

  /**
   * Gives every service its rights; may be called again.
   *
   * @return how many entries stand after it
   * @throws IOException when the broker does not answer in the admin's time or refuses
   */
  public static int createAll(Admin admin) throws IOException, InterruptedException {
    List<AclBinding> grants =
        Arrays.stream(Service.values()).flatMap(service -> of(service).stream()).toList();
    try {
      admin.createAcls(grants).all().get();
      return grants.size();
    } catch (ExecutionException e) {
      throw new IOException("rights were not granted: " + e.getCause(), e.getCause());
    }
  }

  /** How the broker names who shows the certificate of a service, which has a common name alone. */
  public static String principal(Service service) {
    return "User:CN=" + service.userName();
  }

  private static ResourcePattern pattern(ResourceType type, String name, PatternType how) {
    return new ResourcePattern(type, name, how);
  }

  private static AclBinding allow(
      Service service, ResourcePattern pattern, AclOperation operation) {
    return new AclBinding(
        pattern,
        new AccessControlEntry(principal(service), "*", operation, AclPermissionType.ALLOW));
  }
}
