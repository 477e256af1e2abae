/** The one HTTP server of ingest: triggers, images that are pushed, health. */
@NullMarked
package lineside.ingest.web;

import org.jspecify.annotations.NullMarked;
