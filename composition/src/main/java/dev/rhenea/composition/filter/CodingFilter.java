package dev.rhenea.composition.filter;

import dev.rhenea.loglet.Loglet;
import dev.rhenea.loglet.LogletTraits;
import dev.rhenea.provider.LogletCopy;

/** A filter all of whose work is to keep entries in another form. */
public interface CodingFilter extends Filter {
  /** The form, for one handle. */
  Coding coding(Site site);

  @Override
  default Loglet around(Site site, LogletTraits traits, Loglet child) {
    return new CodedLoglet(
        site.host().environment(), site.id(), traits, child, coding(site), site.limits());
  }

  @Override
  default LogletCopy around(Site site, LogletCopy child) {
    return new CodedCopy(site.host().environment(), site.id(), child, coding(site));
  }
}
