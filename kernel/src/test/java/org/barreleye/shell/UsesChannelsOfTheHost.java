package org.barreleye.shell;

import org.barreleye.kpi.host.HostChannels;

/** Violates a rule on purpose. */
public final class UsesChannelsOfTheHost {
    HostChannels.UmpPair ends = HostChannels.ump();
}
