/**
 * Where users of the server keep their preferences: files in their homes or in folders named after
 * them, and a database. A user's name comes from a client and is data: it never leads out of the
 * folder meant for it and is never part of a query's text.
 */
@NullMarked
package org.hamlet.spamd.users;

import org.jspecify.annotations.NullMarked;
