package interfaces.arrays;

import java.util.List;
import org.barreleye.kpi.binding.BlockingCall;
import org.barreleye.kpi.binding.BlockingClient;
import org.barreleye.kpi.binding.Waiter;
import org.barreleye.kpi.marshal.BooleanArrayView;
import org.barreleye.kpi.marshal.ByteArrayView;
import org.barreleye.kpi.marshal.LongArrayView;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.types.CapabilityReference;
import org.barreleye.kpi.types.Generated;

/**
 * A client of {@code arrays} whose methods wait. One thread at a time may use it: a method that is called
 * while another runs throws.
 */
@Generated("org.barreleye.flounder: arrays.if")
public final class ArraysClient extends BlockingClient {
    private final ArraysBinding _binding;

    private ListCall _listCall;

    ArraysClient(ArraysBinding binding, Waiter waiter) {
        super(binding, waiter);
        _binding = binding;
    }

    /**
     * Sets the time that each of the following calls may take.
     *
     * @param nanoseconds 0 or more
     */
    public ArraysClient withDeadline(long nanoseconds) {
        timeout(nanoseconds);
        return this;
    }

    /**
     * Sends {@code send}, and waits for room if there is none.
     *
     * @throws CallFailed if the message cannot be sent in time
     */
    public void send(ByteArrayView data, LongArrayView numbers, BooleanArrayView flags,
            List<Gate> gates) throws CallFailed {
        enter("send");
        try {
            long _deadline = deadline();
            while (!_binding.trySend(data, numbers, flags, gates)) {
                awaitSpace(_deadline, "send");
            }
        } finally {
            leave();
        }
    }

    /**
     * Calls {@code list}, and waits for the reply.
     *
     * @throws CallFailed if no reply comes, or not in time
     */
    public ListResult list(CapabilityReference folder) throws CallFailed {
        enter("list");
        try {
            if (_listCall == null || !_listCall.isReusable()) {
                _listCall = new ListCall();
            }
            ListCall _call = _listCall;
            long _deadline = begin(_call);
            while (!_binding.tryList(folder, _call)) {
                awaitSpace(_deadline, "list");
            }
            await(_call, _deadline, "list");
            return new ListResult(_call.gates, _call.err);
        } finally {
            leave();
        }
    }

    private static final class ListCall extends BlockingCall implements ListContinuation {
        private List<Gate> gates;

        private ErrorCode err;

        @Override
        public void replied(List<Gate> gates, ErrorCode err) {
            if (done()) {
                this.gates = gates;
                this.err = err;
            }
        }
    }
}
