(ns rhenea.workload.register
  "Registers under reads, writes and compare-and-sets, each a key of the table: linearizable. Many
  keys with short histories, because the search for an order explodes in long ones."
  (:require [jepsen [client :as client]
                    [independent :as independent]]
            [jepsen.tests.linearizable-register :as linearizable-register]
            [rhenea.client :as http]))

(defn- value
  [conn k]
  (let [cell (get (http/cells conn [(str "r" k)]) (str "r" k))]
    (when cell (parse-long (:value cell)))))

(defn- swap-if!
  "True if the register held the old value; if it did not, nothing was done."
  [conn k old new]
  (try (http/request! conn :post (http/path "table" (str "r" k) "compare-and-set")
                      {:expected (str old), :value (str new)})
       true
       (catch clojure.lang.ExceptionInfo e
         (if (= 409 (:status (ex-data e)))
           false
           (throw e)))))

(defrecord RegisterClient [conn]
  client/Client
  (open! [this _ node] (assoc this :conn (http/open node)))
  (setup! [_ _])
  (invoke! [_ _ op]
    (let [[k v] (:value op)]
      (http/with-outcome op #{:read}
        (case (:f op)
          :read  (assoc op :type :ok, :value (independent/tuple k (value conn k)))
          :write (do (http/request! conn :put (http/path "table" (str "r" k)) (str v))
                     (assoc op :type :ok))
          :cas   (let [[old new] v]
                   (assoc op :type (if (swap-if! conn k old new) :ok :fail)))))))
  (teardown! [_ _])
  (close! [_ _])

  client/Reusable
  (reusable? [_ _] true))

(defn workload
  [opts]
  (let [test (linearizable-register/test {:nodes         (:nodes opts)
                                          :per-key-limit (:ops-per-key opts)
                                          :process-limit (:concurrency opts)})]
    {:client          (->RegisterClient nil)
     :generator       (:generator test)
     ; After the faults: a key that nobody has used, read through every node.
     :final-generator {:f :read, :value (independent/tuple -1 nil)}
     :checker         (:checker test)
     :log             "table"}))
