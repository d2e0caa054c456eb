/**
 * Attached Office documents, archives of them and tables of text to what rules about macros ask
 * for. Called by the eval functions; damaged files find nothing, never an exception, and what is
 * unpacked has limits. Follows the observed behaviour of SpamAssassin 4.0.1's OLEVBMacro plugin,
 * which looks for marks of bytes, not for streams (MS-CFB), and in packages by the names of their
 * parts (ISO 29500-2). Internal; thread-safe.
 */
@NullMarked
package org.hamlet.content.office;

import org.jspecify.annotations.NullMarked;
