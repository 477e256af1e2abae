/** What a user may set, checked as a whole before anything starts. */
@NullMarked
package lineside.ingest.config;

import org.jspecify.annotations.NullMarked;
