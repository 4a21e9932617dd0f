(ns rhenea.workload.bank
  "Transfers between accounts: every read sees the same total, and no account is overdrawn. A
  transfer writes two accounts with a guard on the version of both, a read takes all at once."
  (:require [jepsen [client :as client]
                    [generator :as gen]]
            [jepsen.tests.bank :as bank]
            [rhenea.client :as http]))

(defn- account-key [account] (str "a" account))

(defn- balances
  [conn accounts]
  (let [cells (http/cells conn (map account-key accounts))]
    (into {} (map (fn [account] [account (some-> (cells (account-key account)) :value parse-long)]))
          accounts)))

(defn- transfer!
  [conn op]
  (let [{:keys [from to amount]} (:value op)
        cells (http/cells conn (map account-key [from to]))
        [a b] (map #(parse-long (:value (cells (account-key %)))) [from to])]
    (if (< a amount)
      (assoc op :type :fail, :error :overdrawn)
      (do (http/transact! conn
                          (map #(http/guard cells (account-key %)) [from to])
                          [{:put (account-key from), :value (str (- a amount))}
                           {:put (account-key to),   :value (str (+ b amount))}])
          (assoc op :type :ok)))))

(defn- open-accounts!
  "Everything on the first account; whoever comes second finds the accounts there."
  [conn {:keys [accounts total-amount]}]
  (try (http/transact! conn
                       (map (fn [account] {:key (account-key account), :absent true}) accounts)
                       (map (fn [account balance] {:put (account-key account), :value (str balance)})
                            accounts
                            (cons total-amount (repeat 0))))
       (catch clojure.lang.ExceptionInfo e
         (when-not (= 409 (:status (ex-data e)))
           (throw e)))))

(defrecord BankClient [conn]
  client/Client
  (open! [this _ node] (assoc this :conn (http/open node)))
  (setup! [_ test] (open-accounts! conn test))
  (invoke! [_ test op]
    (http/with-outcome op #{:read}
      (case (:f op)
        :read     (assoc op :type :ok, :value (balances conn (:accounts test)))
        :transfer (transfer! conn op))))
  (teardown! [_ _])
  (close! [_ _])

  client/Reusable
  (reusable? [_ _] true))

(defn workload
  [_]
  (assoc (bank/test {:negative-balances? false})
         :client          (->BankClient nil)
         :final-generator {:f :read}
         :log             "table"))
