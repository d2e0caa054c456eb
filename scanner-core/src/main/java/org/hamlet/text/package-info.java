/**
 * A parsed message to the texts rules read: decoded headers, rendered body, rawbody, full text and
 * URIs. Called by the scanner; each text is made when first asked for. Follows SpamAssassin 4.0.1.
 * Internal; one instance a scan, confined to its thread.
 */
@NullMarked
package org.hamlet.text;

import org.jspecify.annotations.NullMarked;
