/**
 * {@code rhenea campaign}: long runs whose results are kept.
 *
 * <p>Start at {@link dev.rhenea.cli.campaign.Campaign}; all of them are listed in {@link
 * dev.rhenea.cli.campaign.Campaigns}.
 */
@NullMarked
package dev.rhenea.cli.campaign;

import org.jspecify.annotations.NullMarked;
