package lineside.jobs.deployment;

import lineside.schemas.record.DeadLetter;
import lineside.schemas.record.ModelStatus;
import org.jspecify.annotations.Nullable;

/**
 * What became of a model on this machine, to be told once by whichever subtask comes first.
 *
 * @param status for the line and its status topic
 * @param deadLetter of the deployment, when the model was refused
 */
public record ModelNews(ModelStatus status, @Nullable DeadLetter deadLetter) {}
