/**
 * Where the log of this process goes and how its lines look: standard error, a file, syslog by the
 * program logger, the journal; spamd's form or JSON; what {@code --debug} tells of a scan. Logging
 * is slf4j over java.util.logging, whose root handler is the one thing replaced here. Handlers may
 * be called by any thread.
 */
@NullMarked
package org.hamlet.cli.log;

import org.jspecify.annotations.NullMarked;
