package interfaces.archive;

import org.barreleye.kpi.binding.ReplySender;
import org.barreleye.kpi.marshal.ByteArrayView;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.types.Generated;

/**
 * Sends the replies of one end of a binding of {@code archive}.
 */
@Generated("org.barreleye.flounder: archive.if")
interface ArchiveAnswering extends ReplySender {
    void replyRead(int _token, ByteArrayView bytes, ErrorCode error);

    void replyDiscard(int _token, Range part);
}
