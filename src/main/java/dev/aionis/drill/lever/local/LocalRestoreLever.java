package dev.aionis.drill.lever.local;

import dev.aionis.drill.await.Wait;
import dev.aionis.drill.lever.Change;
import dev.aionis.drill.lever.RestoreLever;
import dev.aionis.drill.lever.Undo;
import dev.aionis.drill.model.Phase;
import dev.aionis.drill.sandbox.IsolatedApi;
import dev.aionis.drill.sandbox.Sandbox;
import dev.aionis.drill.sandbox.postgres.BaseBackup;
import dev.aionis.drill.sandbox.postgres.PointInTimeRestore;
import dev.aionis.drill.sandbox.postgres.PostgresServer;
import dev.aionis.drill.sandbox.postgres.RestoredServer;
