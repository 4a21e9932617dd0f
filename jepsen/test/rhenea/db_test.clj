(ns rhenea.db-test
  (:require [clojure.test :refer [deftest is]]
            [jepsen.control.net :as net]
            [rhenea [db :as db]
                    [members :as members]]))

(defn- five
  []
  {:nodes ["n1" "n2" "n3" "n4" "n5"], :first "native(n1)", :away (members/nobody-away)})

(deftest who-stands-in-the-cluster-file
  (with-redefs [net/ip identity]
    (let [names (fn [faults] (keys (:nodes (db/cluster-file (assoc (five) :faults faults)))))]
      (is (= ["n1" "n2" "n3" "n4" "n5"] (names #{:switch})))
      (is (= ["n1" "n2" "n3"] (names #{:switch :membership}))))))

(deftest who-is-away-is-not-present
  (let [test (five)]
    (swap! (:away test) conj "n4")
    (is (= ["n1" "n2" "n3" "n5"] (members/present test)))))
