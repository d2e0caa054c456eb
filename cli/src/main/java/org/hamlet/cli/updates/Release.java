package org.hamlet.cli.updates;

import java.nio.file.Path;

/**
 * A published set of rules on this machine.
 *
 * @param version its number; later ones are larger
 * @param archive a {@code tar.gz} whose signature and sums lie beside it, named after it
 */
record Release(long version, Path archive) {}
