package lineside.deploy.kustomize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RenderingTest {
  @TempDir private Path folder;

  @Test
  void layersAnOverlayOverItsBase() throws IOException {
    write(
        "base/kustomization.yaml",
        """
        namespace: plant
        labels: [{pairs: {part-of: lineside}}]
        resources: [claim.yaml]
        configMapGenerator: [{name: settings, files: [a.properties]}]
        generatorOptions: {disableNameSuffixHash: true}
        """);
    write(
        "base/claim.yaml",
        """
        apiVersion: v1
        kind: PersistentVolumeClaim
        metadata: {name: state}
        spec: {accessModes: [ReadWriteMany]}
        """);
    write("base/a.properties", "key = 7\n");
    write(
        "overlay/kustomization.yaml",
        """
        resources: [../base]
        patches:
          - target: {kind: PersistentVolumeClaim, name: state}
            patch: |
              - {op: replace, path: /spec/accessModes/0, value: ReadWriteOnce}
        """);

    List<ObjectNode> objects = Rendering.of(folder.resolve("overlay"));

    assertThat(objects).hasSize(2);
    assertThat(objects.get(0).at("/spec/accessModes/0").asText()).isEqualTo("ReadWriteOnce");
    assertThat(objects.get(0).at("/metadata/namespace").asText()).isEqualTo("plant");
    assertThat(objects.get(1).at("/data/a.properties").asText()).isEqualTo("key = 7\n");
    assertThat(objects.get(1).at("/metadata/labels/part-of").asText()).isEqualTo("lineside");
  }

  @Test
  void givesImagesOtherNamesInContainersAndWhereAKindHasOne() throws IOException {
    write(
        "kustomization.yaml",
        """
        resources: [pods.yaml]
        configurations: [images.yaml]
        images: [{name: lineside/jobs, newName: registry/jobs}]
        """);
    write("images.yaml", "images: [{path: spec/image, kind: FlinkDeployment}]\n");
    write(
        "pods.yaml",
        """
        {kind: FlinkDeployment, metadata: {name: a}, spec: {image: "lineside/jobs:1"}}
        ---
        {kind: Pod, metadata: {name: b}, spec: {containers: [{image: "lineside/jobs:1"}]}}
        ---
        {kind: Pod, metadata: {name: c}, spec: {containers: [{image: "lineside/jobs-gpu:1"}]}}
        """);

    List<ObjectNode> objects = Rendering.of(folder);

    assertThat(objects.get(0).at("/spec/image").asText()).isEqualTo("registry/jobs:1");
    assertThat(objects.get(1).at("/spec/containers/0/image").asText()).isEqualTo("registry/jobs:1");
    assertThat(objects.get(2).at("/spec/containers/0/image").asText())
        .isEqualTo("lineside/jobs-gpu:1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "namePrefix: a-",
        "patchesStrategicMerge: [a.yaml]",
        "labels: [{pairs: {a: b}, includeSelectors: true}]",
        "patches: [{path: a.yaml}]",
        "images: [{name: a, newTag: b}]",
        "configMapGenerator: [{name: a, literals: [b=c]}]",
        "patches: [{target: {kind: Service}, patch: '[{op: remove, path: /spec}]'}]"
      })
  void refusesWhatItDoesNotKnowAndPatchesThatMeetNothing(String text) throws IOException {
    write("kustomization.yaml", text);

    assertThatThrownBy(() -> Rendering.of(folder)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesAKeyThatStandsTwice() throws IOException {
    write("kustomization.yaml", "namespace: a\nnamespace: b\n");

    assertThatThrownBy(() -> Rendering.of(folder)).isInstanceOf(IOException.class);
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
