package lineside.vision.planted.one;

import lineside.vision.planted.two.NeedsOne;
import org.jspecify.annotations.Nullable;

/** Half of a cycle. */
public record NeedsTwo(@Nullable NeedsOne other) {}
