package lineside.console.board;

/**
 * A picture as a browser takes it; immutable by agreement, the bytes are never written to.
 *
 * @param viewId the view that it shows
 * @param contentType media type of {@code content}
 */
public record Still(String viewId, String contentType, byte[] content) {}
