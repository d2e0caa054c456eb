package org.hamlet.spamd.users;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.hamlet.scanner.PreferenceText;
import org.hamlet.scanner.UserPreferences;

/** What several places hold of a user, one after the other; the last word counts. Thread-safe. */
public final class Together implements UserPreferences {

  private final List<UserPreferences> places;

  /** Those places, in that order. */
  public Together(List<UserPreferences> places) {
    this.places = List.copyOf(places);
  }

  @Override
  public List<PreferenceText> of(String user) throws IOException {
    List<PreferenceText> found = new ArrayList<>();
    for (UserPreferences place : places) {
      found.addAll(place.of(user));
    }
    return found;
  }
}
