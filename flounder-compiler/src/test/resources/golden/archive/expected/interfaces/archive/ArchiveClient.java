package interfaces.archive;

import org.barreleye.kpi.binding.BlockingCall;
import org.barreleye.kpi.binding.BlockingClient;
import org.barreleye.kpi.binding.Waiter;
import org.barreleye.kpi.marshal.ByteArrayView;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.types.Generated;

/**
 * A client of {@code archive} whose methods wait. One thread at a time may use it: a method that is called
 * while another runs throws.
 */
@SuppressWarnings("deprecation")
@Generated("org.barreleye.flounder: archive.if")
public final class ArchiveClient extends BlockingClient {
    private final ArchiveBinding _binding;

    private ReadCall _readCall;

    private DiscardCall _discardCall;

    ArchiveClient(ArchiveBinding binding, Waiter waiter) {
        super(binding, waiter);
        _binding = binding;
    }

    /**
     * Sets the time that each of the following calls may take.
     *
     * @param nanoseconds 0 or more
     */
    public ArchiveClient withDeadline(long nanoseconds) {
        timeout(nanoseconds);
        return this;
    }

    /**
     * Removes an entry.
     *
     * @param name of the entry
     * @throws CallFailed if the message cannot be sent in time
     * @deprecated use discard, which says what was removed
     */
    @Deprecated
    public void remove(String name) throws CallFailed {
        enter("remove");
        try {
            long _deadline = deadline();
            while (!_binding.tryRemove(name)) {
                awaitSpace(_deadline, "remove");
            }
        } finally {
            leave();
        }
    }

    /**
     * Sends {@code move}, and waits for room if there is none.
     *
     * @param from The present place.
     * @param target The new place.
     * @throws CallFailed if the message cannot be sent in time
     */
    public void move(Place from, Range target) throws CallFailed {
        enter("move");
        try {
            long _deadline = deadline();
            while (!_binding.tryMove(from, target)) {
                awaitSpace(_deadline, "move");
            }
        } finally {
            leave();
        }
    }

    /**
     * Reads an entry.
     *
     * @param part The part that is read.
     * @param how The encoding of the result.
     * @throws CallFailed if no reply comes, or not in time
     * @deprecated
     */
    @Deprecated
    public ReadResult read(Range part, Encoding how) throws CallFailed {
        enter("read");
        try {
            if (_readCall == null || !_readCall.isReusable()) {
                _readCall = new ReadCall();
            }
            ReadCall _call = _readCall;
            long _deadline = begin(_call);
            while (!_binding.tryRead(part, how, _call)) {
                awaitSpace(_deadline, "read");
            }
            await(_call, _deadline, "read");
            return new ReadResult(_call.bytes, _call.error);
        } finally {
            leave();
        }
    }

    /**
     * Calls {@code discard}, and waits for the reply.
     *
     * @return The part that is free now.
     * @throws CallFailed if no reply comes, or not in time
     */
    public Range discard(String name) throws CallFailed {
        enter("discard");
        try {
            if (_discardCall == null || !_discardCall.isReusable()) {
                _discardCall = new DiscardCall();
            }
            DiscardCall _call = _discardCall;
            long _deadline = begin(_call);
            while (!_binding.tryDiscard(name, _call)) {
                awaitSpace(_deadline, "discard");
            }
            await(_call, _deadline, "discard");
            return _call.part;
        } finally {
            leave();
        }
    }

    private static final class ReadCall extends BlockingCall implements ReadContinuation {
        private ByteArrayView bytes;

        private ErrorCode error;

        @Override
        public void replied(ByteArrayView bytes, ErrorCode error) {
            if (done()) {
                this.bytes = bytes.copy();
                this.error = error;
            }
        }
    }

    private static final class DiscardCall extends BlockingCall implements DiscardContinuation {
        private Range part;

        @Override
        public void replied(Range part) {
            if (done()) {
                this.part = part;
            }
        }
    }
}
