package dev.aionis.drill.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ClosingStackTest {

    private final List<String> ended = new ArrayList<>();
    private final ClosingStack stack = new ClosingStack();

    @Test
    void the_last_opened_is_closed_first_and_only_once() {
        stack.push(() -> ended.add("postgres"));
        stack.push(() -> ended.add("worker"));
        stack.close();
        stack.close();
        assertThat(ended).containsExactly("worker", "postgres");
    }

    @Test
    void what_was_opened_together_is_closed_at_the_same_time_and_before_what_it_needs() {
        var both = new CyclicBarrier(2);
        stack.push(() -> ended.add("postgres"));
        stack.closing(() -> ended.add("worker, with the replica " + (both.await(10, TimeUnit.SECONDS) >= 0)));
        stack.closingWithTheLast(() -> both.await(10, TimeUnit.SECONDS));
        stack.closing(() -> ended.add("copy"));
        stack.close();
        assertThat(ended).containsExactly("copy", "worker, with the replica true", "postgres");
    }

    @Test
    void one_that_fails_keeps_no_other_from_being_closed() {
        stack.push(() -> ended.add("postgres"));
        stack.push(() -> {
            throw new IOException("worker hung");
        });
        stack.push(() -> {
            throw new IOException("balancer hung");
        });
        Throwable thrown = catchThrowable(stack::close);
        assertThat(ended).containsExactly("postgres");
        assertThat(thrown).hasMessageContaining("balancer hung");
        assertThat(thrown.getSuppressed())
                .singleElement()
                .extracting(Throwable::getMessage)
                .isEqualTo("worker hung");
    }
}
