package interfaces.archive;

import org.barreleye.kpi.binding.Role;
import org.barreleye.kpi.channel.LineChannel;
import org.barreleye.kpi.types.Generated;

/**
 * One end of a binding of {@code archive} that exchanges messages with another in the same domain.
 */
@Generated("org.barreleye.flounder: archive.if")
public final class ArchiveLocal extends ArchiveLines {
    private ArchiveLocal(LineChannel channel, ArchiveHandler handler, Role role) {
        super(channel, handler, role);
    }

    static ArchiveLocal open(LineChannel channel, ArchiveHandler handler, Role role) {
        ArchiveLocal binding = new ArchiveLocal(channel, handler, role);
        binding.start();
        return binding;
    }
}
