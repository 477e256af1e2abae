/** What Prometheus, Grafana and collectors of logs are given. */
@NullMarked
package lineside.deploy.observe;

import org.jspecify.annotations.NullMarked;
