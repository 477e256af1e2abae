/** The page itself: static files, pictures, server-sent events and the report, on loopback. */
@NullMarked
package lineside.console.web;

import org.jspecify.annotations.NullMarked;
