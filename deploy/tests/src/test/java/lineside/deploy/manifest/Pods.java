package lineside.deploy.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The pods that the objects of an overlay make: templates, whoever makes pods of them. */
final class Pods {
  private static final List<String> TEMPLATES =
      List.of(
          "/spec/template",
          "/spec/jobTemplate/spec/template",
          "/spec/podTemplate",
          "/spec/taskManager/podTemplate",
          "/spec/jobManager/podTemplate");

  private Pods() {}

  /**
   * A template of a pod.
   *
   * @param owner kind and name of the object that it stands in
   * @param isWhole false when it only adds to another template of its owner
   */
  record Pod(String owner, JsonNode template, boolean isWhole) {
    JsonNode spec() {
      return template.path("spec");
    }

    Map<String, String> labels() {
      Map<String, String> labels = new TreeMap<>();
      template
          .at("/metadata/labels")
          .fields()
          .forEachRemaining(label -> labels.put(label.getKey(), label.getValue().asText()));
      return labels;
    }

    JsonNode container() {
      return spec().at("/containers/0");
    }

    @Override
    public String toString() {
      return owner;
    }
  }

  static List<Pod> of(List<ObjectNode> objects) {
    List<Pod> pods = new ArrayList<>();
    for (ObjectNode object : objects) {
      String owner = object.path("kind").asText() + " " + object.at("/metadata/name").asText();
      if (owner.startsWith("Kafka")) {
        continue;
      }
      for (String place : TEMPLATES) {
        JsonNode template = object.at(place);
        if (template.isObject()) {
          boolean isAddition = place.contains("Manager");
          pods.add(new Pod(owner, template, !isAddition));
        }
      }
    }
    return pods;
  }

  /**
   * What Strimzi is told of the pods of MirrorMaker: labels and what they may do, no containers.
   */
  static List<Pod> ofMirrors(List<ObjectNode> objects) {
    return objects.stream()
        .filter(object -> object.path("kind").asText().equals("KafkaMirrorMaker2"))
        .map(
            object ->
                new Pod(
                    object.at("/metadata/name").asText(), object.at("/spec/template/pod"), true))
        .toList();
  }
}
