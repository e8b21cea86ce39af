package interfaces.shapes;

import org.barreleye.kpi.binding.BlockingClient;
import org.barreleye.kpi.binding.Waiter;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.types.Generated;

/**
 * A client of {@code shapes} whose methods wait. One thread at a time may use it: a method that is called
 * while another runs throws.
 */
@Generated("org.barreleye.flounder: shapes.if")
public final class ShapesClient extends BlockingClient {
    private final ShapesBinding _binding;

    ShapesClient(ShapesBinding binding, Waiter waiter) {
        super(binding, waiter);
        _binding = binding;
    }

    /**
     * Sets the time that each of the following calls may take.
     *
     * @param nanoseconds 0 or more
     */
    public ShapesClient withDeadline(long nanoseconds) {
        timeout(nanoseconds);
        return this;
    }

    /**
     * Sends {@code draw}, and waits for room if there is none.
     *
     * @throws CallFailed if the message cannot be sent in time
     */
    public void draw(Figure f, boolean now) throws CallFailed {
        enter("draw");
        try {
            long _deadline = deadline();
            while (!_binding.tryDraw(f, now)) {
                awaitSpace(_deadline, "draw");
            }
        } finally {
            leave();
        }
    }

    /**
     * Sends {@code store}, and waits for room if there is none.
     *
     * @throws CallFailed if the message cannot be sent in time
     */
    public void store(Octets o, Colour c) throws CallFailed {
        enter("store");
        try {
            long _deadline = deadline();
            while (!_binding.tryStore(o, c)) {
                awaitSpace(_deadline, "store");
            }
        } finally {
            leave();
        }
    }
}
