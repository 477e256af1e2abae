package lineside.cli.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import lineside.cli.demo.Announcements;
import lineside.cli.demo.BadConfigurationException;
import lineside.cli.demo.RecipeFile;
import lineside.cli.demo.RunFailedException;
import lineside.schemas.record.Recipe;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The recipes of a line. */
@Command(
    name = "recipes",
    mixinStandardHelpOptions = true,
    description = "The recipes of a line.",
    subcommands = RecipesCommand.Publish.class)
final class RecipesCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "recipes publish FILE");
  }

  /** Publishes a file of recipes. */
  @Command(
      name = "publish",
      mixinStandardHelpOptions = true,
      description =
          "Publishes all recipes of FILE on recipe.v1; they count from the next part on. A recipe"
              + " that is not usable keeps all of them from being published.")
  static final class Publish implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Parameters(
        paramLabel = "FILE",
        description = "JSON list of recipes, as recipes.json of a footage.")
    private Path file;

    @Option(
        names = "--bootstrap-servers",
        required = true,
        paramLabel = "HOST:PORT",
        description = "The broker.")
    private String servers;

    @Override
    public Integer call() throws Exception {
      List<Recipe> recipes = read();
      try {
        Announcements.publish(servers, recipes);
      } catch (IOException refused) {
        throw new RunFailedException(refused.getMessage() + ": " + refused.getCause());
      }
      recipes.forEach(
          recipe -> spec.commandLine().getOut().println("published " + recipe.getRecipeId()));
      return 0;
    }

    private List<Recipe> read() throws BadConfigurationException {
      try {
        return RecipeFile.read(file);
      } catch (IOException unusable) {
        throw new BadConfigurationException(file + ": " + unusable.getMessage());
      }
    }
  }
}
