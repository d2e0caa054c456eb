/**
 * What packages carry beside the program, made when they are built: manual pages and completion for
 * bash. In goes the command line of {@code org.hamlet.cli}, out come files; the build calls {@link
 * org.hamlet.packaging.Pages}, nothing of this is shipped. One thread.
 */
@NullMarked
package org.hamlet.packaging;

import org.jspecify.annotations.NullMarked;
