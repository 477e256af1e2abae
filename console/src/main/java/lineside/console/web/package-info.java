/** Serves pages, their data and the event stream. */
@NullMarked
package lineside.console.web;

import org.jspecify.annotations.NullMarked;
