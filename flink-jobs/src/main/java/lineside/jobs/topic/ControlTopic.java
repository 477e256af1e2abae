package lineside.jobs.topic;

import lineside.schemas.topic.Topic;

/** The topics whose messages a registry in each process applies and the job only watches. */
public enum ControlTopic {
  /** How products are inspected. */
  RECIPE(Topic.RECIPE),
  /** Which models judge. */
  DEPLOYMENT(Topic.DEPLOYMENT);

  private final Topic topic;

  ControlTopic(Topic topic) {
    this.topic = topic;
  }

  /** The topic. */
  public Topic topic() {
    return topic;
  }

  ControlReader reader() {
    return switch (this) {
      case RECIPE -> new RecipeReader();
      case DEPLOYMENT -> new DeploymentReader();
    };
  }
}
