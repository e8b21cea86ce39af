package interfaces.archive;

import org.barreleye.kpi.binding.Role;
import org.barreleye.kpi.channel.LineChannel;
import org.barreleye.kpi.types.Generated;

/**
 * One end of a binding of {@code archive} that uses rings of lines between two cores or two threads.
 */
@Generated("org.barreleye.flounder: archive.if")
public final class ArchiveUmp extends ArchiveLines {
    private ArchiveUmp(LineChannel channel, ArchiveHandler handler, Role role) {
        super(channel, handler, role);
    }

    static ArchiveUmp open(LineChannel channel, ArchiveHandler handler, Role role) {
        ArchiveUmp binding = new ArchiveUmp(channel, handler, role);
        binding.start();
        return binding;
    }
}
