package lineside.cli.command;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import lineside.cli.Main;

/** Where the project and its caches lie, as the launcher says; the working directory otherwise. */
final class Surroundings {
  private Surroundings() {}

  /** Top of the project. */
  static Path root() {
    return Path.of(System.getProperty("lineside.root", "")).toAbsolutePath().normalize();
  }

  /** Where rendered footage and unpacked libraries are kept. */
  static Path caches() {
    String caches = System.getProperty("lineside.caches");
    return caches == null
        ? Path.of(System.getProperty("user.home"), ".cache", "lineside")
        : Path.of(caches);
  }

  /** Command line of another process of this program, with the machine options of this one. */
  static List<String> sameJava(List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(arguments);
    return List.copyOf(command);
  }

  /** Scenario of the demo. */
  static Path demoScenario() {
    return root().resolve("sample-footage/scenarios/line-demo.yaml");
  }

  /** Model that comes with the project. */
  static Path sampleModel() {
    return root().resolve("sample-footage/models/small");
  }

  /** Large model that comes with the project, where it does. */
  static Path largeModel() {
    return root().resolve("sample-footage/models/large");
  }
}
