package interfaces.archive;

import org.barreleye.kpi.binding.Role;
import org.barreleye.kpi.channel.LineChannel;
import org.barreleye.kpi.types.Generated;

/**
 * One end of a binding of {@code archive} that receives what it sends.
 */
@Generated("org.barreleye.flounder: archive.if")
public final class ArchiveLoopback extends ArchiveLines {
    private ArchiveLoopback(LineChannel channel, ArchiveHandler handler, Role role) {
        super(channel, handler, role);
    }

    static ArchiveLoopback open(LineChannel channel, ArchiveHandler handler, Role role) {
        ArchiveLoopback binding = new ArchiveLoopback(channel, handler, role);
        binding.start();
        return binding;
    }
}
