package lineside.ingest.books;

import lineside.schemas.record.CameraHealth;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is known of one camera at one moment.
 *
 * @param books its books
 * @param detail what is not well, in words; empty when all is
 * @param health what its images say; null before the first one and where nobody looks
 */
public record CameraReport(CameraBooks books, String detail, @Nullable CameraHealth health) {}
