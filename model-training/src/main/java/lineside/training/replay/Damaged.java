package lineside.training.replay;

/**
 * A picture that could not be judged by anybody.
 *
 * @param name the picture
 * @param reason why
 */
public record Damaged(String name, String reason) {}
