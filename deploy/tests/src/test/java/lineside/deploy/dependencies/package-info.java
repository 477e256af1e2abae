/** What comes along, by licence and by known holes. */
@NullMarked
package lineside.deploy.dependencies;

import org.jspecify.annotations.NullMarked;
