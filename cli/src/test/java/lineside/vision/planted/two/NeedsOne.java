package lineside.vision.planted.two;

import lineside.vision.planted.one.NeedsTwo;
import org.jspecify.annotations.Nullable;

/** The other half of a cycle. */
public record NeedsOne(@Nullable NeedsTwo other) {}
